// What the life line needs, from an assessment.
import type { Life } from '../charts/life-line';
import type { Interval, PostTimes } from '../charts/post-times';
import type { Assessment } from '../engine/protocol';

/** X's ids carry the time of creation: for accounts since February 2016 (sites.md, domain 5.3), ± 1 day for accounts. */
const snowflakeEpoch = 1288834974657n;
const firstSnowflakeAccount = 699382682219446272n;
/** Posts carry it since November 2010; smaller ids were counted one by one. */
const firstSnowflakePost = 29700859247n;
const dayMs = 86_400_000;

/** `posts`: null where single posts are not known, or not yet. */
export function lifeOf(assessment: Assessment, now: number, posts: PostTimes | null): Life {
  const lag = assessment.observed.find(({ signal }) => signal === 'first_post_lag');
  const { first, last, contiguous } = assessment.sample;
  return {
    created: createdOf(assessment),
    first: first === undefined ? null : [Date.parse(first.earliest), Date.parse(first.latest)],
    last: last === undefined ? null : [Date.parse(last.earliest), Date.parse(last.latest)],
    now,
    gapProven: lag !== undefined && lag.observed.hidden_posts === 0,
    contiguous,
    posts: posts === null ? [] : posts.times.filter((time) => time !== null),
  };
}

/** When a post was made, ms since 1970; null for ids that do not carry it. */
export function timeOfSnowflake(postId: string): number | null {
  if (!/^[1-9]\d{10,19}$/.test(postId)) return null;
  const number = BigInt(postId);
  return number < firstSnowflakePost || number >= 1n << 64n ? null : Number((number >> 22n) + snowflakeEpoch);
}

/** As the engine says it; else from the gap that a signal measured; else from an id that carries its time. */
function createdOf(assessment: Assessment): Interval | null {
  return createdAsTold(assessment) ?? createdFromGap(assessment) ?? createdFromId(assessment);
}

function createdAsTold({ created }: Assessment): Interval | null {
  return created === undefined ? null : [Date.parse(created.earliest), Date.parse(created.latest)];
}

function createdFromGap({ observed, sample }: Assessment): Interval | null {
  const lag = observed.find(({ signal }) => signal === 'first_post_lag')?.observed;
  const low = lag?.lag_days_low;
  const high = lag?.lag_days_high;
  if (sample.first === undefined || typeof low !== 'number' || typeof high !== 'number') return null;
  return [Date.parse(sample.first.earliest) - high * dayMs, Date.parse(sample.first.latest) - low * dayMs];
}

function createdFromId({ platform, id }: Assessment): Interval | null {
  if (platform !== 'x' || !/^\d{18,19}$/.test(id)) return null;
  const number = BigInt(id);
  if (number < firstSnowflakeAccount) return null;
  const created = Number((number >> 22n) + snowflakeEpoch);
  return [created - dayMs, created + dayMs];
}
