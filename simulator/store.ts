import { EventEmitter } from 'node:events';
import type { ChatMessage, CustomerMessage, ReceivedMessage } from './model';
import type { Delivery } from './webhooks/deliver';

/** What happened, for whoever watches: the phone page and waiting tests. */
export interface Events {
	message: [ChatMessage];
	/** A message's status, reaction or read mark changed. */
	change: [ChatMessage];
	typing: [{ to: string; from: string }];
	/** A webhook was called. */
	delivery: [Delivery];
	/** A number's incoming URL changed. */
	account: [];
	reset: [];
}

type Listeners = { [Name in keyof Events]: (...news: Events[Name]) => void };

/** Listens to everything until the returned function is called. */
export function watch(events: EventEmitter<Events>, listeners: Listeners): () => void {
	const each = (method: 'on' | 'off') => {
		for (const [name, listener] of Object.entries(listeners)) events[method](name as keyof Events, listener as () => void);
	};
	each('on');
	return () => each('off');
}

/** The messages of both directions, oldest first, never more than `limit`. */
export class Store {
	readonly events = new EventEmitter<Events>();
	private readonly messages = new Map<number, ChatMessage>();
	private readonly byId = new Map<string, ChatMessage>();
	private seq = 0;

	constructor(private readonly limit: number) {
		this.events.setMaxListeners(0);
	}

	/** Numbers the message, keeps it and tells the watchers. */
	add<M extends ChatMessage>(unnumbered: Omit<M, 'seq'>): M {
		const message = { ...unnumbered, seq: ++this.seq } as M;
		if (this.limit > 0) {
			this.messages.set(message.seq, message);
			this.byId.set(message.wamid, message);
			if (message.direction === 'out') this.byId.set(message.messageId, message);
			if (this.messages.size > this.limit) this.dropOldest();
		}
		this.events.emit('message', message);
		return message;
	}

	/** By Kaleyra's id or by wamid. */
	find(id: string | undefined): ChatMessage | undefined {
		return id === undefined ? undefined : this.byId.get(id);
	}

	/** A message of the business by Kaleyra's id or by wamid. */
	findReceived(id: string | undefined): ReceivedMessage | undefined {
		const message = this.find(id);
		return message?.direction === 'out' ? message : undefined;
	}

	received(): ReceivedMessage[] {
		return this.all().filter((message) => message.direction === 'out');
	}

	written(): CustomerMessage[] {
		return this.all().filter((message) => message.direction === 'in');
	}

	all(): ChatMessage[] {
		return [...this.messages.values()];
	}

	clear(): void {
		this.messages.clear();
		this.byId.clear();
		this.events.emit('reset');
	}

	/**
	 * Resolves with the received messages that match as soon as there are `count` of them.
	 * Rejects after `timeoutMs`, saying how many there were.
	 */
	wait(matches: (message: ReceivedMessage) => boolean, count: number, timeoutMs: number): Promise<ReceivedMessage[]> {
		return new Promise((resolve, reject) => {
			const found = this.received().filter(matches);
			if (found.length >= count) return resolve(found);
			const stop = () => {
				clearTimeout(timer);
				this.events.off('message', listen);
			};
			const listen = (message: ChatMessage) => {
				if (message.direction === 'out' && matches(message)) found.push(message);
				if (found.length < count) return;
				stop();
				resolve(found);
			};
			const timer = setTimeout(() => {
				stop();
				reject(new Error(`${found.length} of ${count} expected messages came within ${timeoutMs} ms`));
			}, timeoutMs);
			this.events.on('message', listen);
		});
	}

	private dropOldest(): void {
		const [seq, message] = this.messages.entries().next().value as [number, ChatMessage];
		this.messages.delete(seq);
		this.byId.delete(message.wamid);
		if (message.direction === 'out') this.byId.delete(message.messageId);
	}
}
