import type { XmlElement } from '#shared/messages/xmlTree.ts';

/** The children of an element that have a name; none of an element that is not there. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of an element's first child of a name, trimmed; "" when there is none. */
export function textOf(element: XmlElement | undefined, name: string): string {
  return childrenOf(element, name)[0]?.text.trim() ?? '';
}
