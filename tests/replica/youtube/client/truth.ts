// What the page knows of each row, for tests to compare with what stands in it. Nothing of it is in the DOM.
export interface Truth {
  kind: string;
  /** Of a comment or video. */
  postId: string;
  authorId: string;
}

export const truths = new Map<Element, Truth>();
