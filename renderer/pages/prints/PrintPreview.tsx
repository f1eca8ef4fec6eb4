import type { RefObject } from 'react';
import { useCallback, useEffect, useMemo } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { withWindowFonts } from '#renderer/pages/prints/windowFonts.ts';

interface PrintPreviewProps {
  readonly html: string;
  readonly frame: RefObject<HTMLIFrameElement | null>;
}

/** On screen a page is shown smaller than on paper, so that a sheet fits; printing does not see this. */
const FITTED = '<style>@media screen { html { zoom: var(--fit, 0.75) } }</style></head>';
const LARGEST = 0.9;
const SMALLEST = 0.35;
/** What stands beside a sheet, CSS px. */
const EDGES = 60;

/** The pages as they will be printed. The frame can run nothing and reach nothing; it may only be printed. */
export function PrintPreview({ html, frame }: PrintPreviewProps) {
  const t = useText();
  const page = useMemo(() => withWindowFonts(html).replace('</head>', FITTED), [html]);
  const fit = useCallback(() => {
    const element = frame.current;
    // Between two documents the frame has one without any element.
    const root = element?.contentDocument?.querySelector('html') ?? null;
    if (element === null || root === null) return;
    const sheets = [...root.querySelectorAll<HTMLElement>('.sheet')];
    const widest = Math.max(1, ...sheets.map((sheet) => sheet.offsetWidth));
    const room = (element.clientWidth - EDGES) / widest;
    root.style.setProperty('--fit', String(Math.min(LARGEST, Math.max(SMALLEST, room))));
  }, [frame]);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const watcher = new ResizeObserver(fit);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [frame, fit]);
  return (
    <iframe
      ref={frame}
      className="print-preview"
      title={t('prints.preview')}
      sandbox="allow-same-origin allow-modals"
      srcDoc={page}
      onLoad={fit}
    />
  );
}
