// Posts that have been drawn, by id: the photo viewer opens one of them without asking again.
import type { Post } from './entities.ts';

const posts = new Map<string, Post>();

export function rememberShown(post: Post): void {
  posts.set(post.id, post);
}

export function findShownPost(id: string): Post | undefined {
  return posts.get(id);
}
