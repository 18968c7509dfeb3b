import { createRoot } from 'react-dom/client';
import type { VerblijfsloketBridge } from '../../electron/ipc/contract.ts';
import './paper.css';
import { drawPaper } from './draw-paper.tsx';

const host = document.getElementById('paper');
const bridge = (window as unknown as { verblijfsloket?: VerblijfsloketBridge }).verblijfsloket;
const documentId = new URLSearchParams(window.location.search).get('document') ?? '';

if (host !== null && bridge !== undefined) {
  void drawPaper({ page: document, root: createRoot(host), call: bridge.call, documentId });
} else {
  document.documentElement.dataset.printFailed = 'noBridge';
}
