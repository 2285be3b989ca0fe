import type { Socket } from 'node:net';

/** What a benchmark wants to know about the sends that came in. */
export interface StatsReport {
	/** Send requests, whatever became of them. */
	requests: number;
	/** Messages taken for delivery (one per recipient). */
	accepted: number;
	/** Requests answered with an error, by its code. */
	refused: Record<string, number>;
	/** Messages accepted although one with the same key was accepted before. */
	duplicates: number;
	/** Distinct keys accepted. Messages without a key are not counted. */
	distinct: number;
	inFlight: number;
	maxInFlight: number;
	/** TCP connections that carried sends. */
	sockets: number;
	/** Milliseconds between the first and the last accepted message. */
	elapsedMs: number;
}

export class Stats {
	private requests = 0;
	private accepted = 0;
	private refused: Record<string, number> = {};
	private duplicates = 0;
	private keys = new Set<string>();
	private inFlight = 0;
	private maxInFlight = 0;
	private sockets = 0;
	private seenSockets = new WeakSet<Socket>();
	private first = 0;
	private last = 0;

	/** A send came in. Returns what to call when its connection or answer is done. */
	begin(socket: Socket): () => void {
		this.requests++;
		this.maxInFlight = Math.max(this.maxInFlight, ++this.inFlight);
		if (!this.seenSockets.has(socket)) {
			this.seenSockets.add(socket);
			this.sockets++;
		}
		return () => void this.inFlight--;
	}

	accept(key: string): void {
		this.accepted++;
		this.last = performance.now();
		this.first ||= this.last;
		if (key === '') return;
		if (this.keys.has(key)) this.duplicates++;
		else this.keys.add(key);
	}

	refuse(code: string): void {
		this.refused[code] = (this.refused[code] ?? 0) + 1;
	}

	/** Counting starts anew; requests that are on their way stay in flight. */
	clear(): void {
		this.requests = this.accepted = this.duplicates = this.sockets = this.first = this.last = 0;
		this.maxInFlight = this.inFlight;
		this.refused = {};
		this.keys.clear();
		this.seenSockets = new WeakSet();
	}

	report(): StatsReport {
		return {
			requests: this.requests,
			accepted: this.accepted,
			refused: { ...this.refused },
			duplicates: this.duplicates,
			distinct: this.keys.size,
			inFlight: this.inFlight,
			maxInFlight: this.maxInFlight,
			sockets: this.sockets,
			elapsedMs: Math.round(this.last - this.first),
		};
	}
}
