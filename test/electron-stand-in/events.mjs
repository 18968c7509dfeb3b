/** Event objects as Electron gives them to listeners. */

/** An event that a listener may stop with `preventDefault()`. */
export const preventable = (members = {}) => {
  const event = {
    ...members,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
};
