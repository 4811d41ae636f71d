// A drawn feed as people and posts, in the words of a language, and as the visits by which a reader sees them.
import type { Words } from '../../words/create';
import { accountId, type Person, type Post, snowflake } from '../compose/person';
import { profileVisit, type Response } from '../compose/response';
import { feedSeen, type Role } from './roles';

export interface FeedAccount {
  role: Role;
  person: Person;
  /** Oldest first. */
  posts: Post[];
}

export const feedSeenAt = Date.parse(feedSeen);

export function composeAccount(role: Role, place: number, words: Words): FeedAccount {
  const created = Date.parse(role.created);
  const person: Person = {
    id: accountId(created, place + 1),
    handle: role.handle,
    created,
    followers: role.followers,
    following: role.following,
    counted: role.posts.length + (role.unseen ?? 0),
  };
  const posts = role.posts.map(({ text, time, ending }, number): Post => {
    const at = Date.parse(time);
    const said = words.say(text);
    return {
      id: snowflake(at, 16 * place + number + 1),
      author: person,
      time: at,
      text: ending === undefined ? said : `${said} ${ending}`,
      lang: words.language.slice(0, 2),
    };
  });
  return { role, person, posts };
}

export const composeFeed = (roles: readonly Role[], words: Words): FeedAccount[] =>
  roles.map((role, place) => composeAccount(role, place, words));

export const visitsTo = (accounts: readonly FeedAccount[]): Response[] =>
  accounts.flatMap(({ person, posts }) => profileVisit(person, posts, feedSeenAt));
