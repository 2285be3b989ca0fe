import type { JsonObject } from '../../json';
import type { InboundEvent } from '../event';

/** The part of an event that is special about its kind of message. */
export type KindBody = Pick<InboundEvent, 'event'> & Partial<InboundEvent>;

/** Reads one kind of message as Meta writes it (`{ type, [type]: … }`). Takes anything, never throws. */
export type ReadKind = (message: JsonObject) => KindBody;
