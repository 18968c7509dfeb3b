export const checkPackages: (description: object, lock: { readonly packages: object }) => readonly string[];
