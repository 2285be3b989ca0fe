import axios from 'axios';

/** One answer of n8n's health check. Times are those of `Date.now()`. */
export interface HealthAnswer {
	at: number;
	/** Milliseconds since the answer before. */
	silenceMs: number;
}

/** Asks a process of n8n over and over whether it is well. */
export class HealthWatch {
	readonly answers: HealthAnswer[] = [];
	private isOver = false;
	private readonly watching: Promise<void>;

	constructor(
		private readonly url: string,
		private readonly everyMs = 50,
	) {
		this.watching = this.watch();
	}

	/** The answers between two moments. */
	between(from: number, to: number): HealthAnswer[] {
		return this.answers.filter(({ at }) => at >= from && at <= to);
	}

	async stop() {
		this.isOver = true;
		await this.watching;
	}

	private async watch() {
		for (let last = Date.now(); !this.isOver; ) {
			await axios.get(`${this.url}/healthz`, { proxy: false });
			const at = Date.now();
			this.answers.push({ at, silenceMs: at - last });
			last = at;
			await new Promise((resolve) => setTimeout(resolve, this.everyMs));
		}
	}
}
