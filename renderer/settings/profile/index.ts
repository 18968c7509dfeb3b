export { EditorPage } from './editor-page.tsx';
export { ProfileEditorProvider, useEditor } from './react.tsx';
export { VersionsSheet } from './versions-sheet.tsx';
