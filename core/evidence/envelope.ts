import type { JsonObject } from './json.ts';

/** Who did it: a person in a seat, or the platform itself by the named part of it (a timer, the bridge). */
export type FactActor =
  | {
      readonly person: string;
      readonly seat?: string;
      /** The body the person acted for. */
      readonly body?: string;
      /** The project unit the person acted for. */
      readonly unit?: string;
    }
  | { readonly system: string };

/**
 * A fact as it is recorded, and as it is digested: all of it. JSON-safe, so that its digest can be computed
 * from a copy anywhere; decimals stand in `data` as strings, instants as UTC with milliseconds.
 *
 * Facts are never changed or deleted. Personal data and free text stand beside the chain (`sealed`).
 */
export type FactEnvelope<Data extends JsonObject = JsonObject> = {
  /** UUIDv7. */
  readonly id: string;
  /** Six digits: one of the 14 cities, or 210000. Fixed when the project is registered. */
  readonly home: string;
  readonly stream: { readonly kind: string; readonly id: string };
  /** Place in the stream, from 1, without gaps. */
  readonly version: number;
  readonly type: string;
  readonly typeVersion: number;
  readonly actor: FactActor;
  /** When it happened: may lie before `recordedAt`, where it was reported late. */
  readonly happenedAt: string;
  readonly recordedAt: string;
  /** By which way it came: a window, the web, a connected system. */
  readonly channel: string;
  /** Codes of the bodies entitled to it. */
  readonly audience: readonly string[];
  readonly data: Data;
  /** Salted digest of what stands beside the chain; null where nothing does. */
  readonly sealed: { readonly digest: string } | null;
  /** Digest of the fact before it in its stream; null at version 1. */
  readonly previous: string | null;
};

/** A fact with the digest that was recorded for it. */
export type RecordedFact = { readonly envelope: FactEnvelope; readonly digest: string };
