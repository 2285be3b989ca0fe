export interface Bar {
	label: string;
	value: number;
	/** The value in words. */
	text: string;
	ours?: boolean;
}

const WIDTH = 640;
const LEFT = 170;
const RIGHT = 110;
const ROW = 34;
const TOP = 56;

/** Horizontal bars as SVG, readable on light and dark pages. */
export function barChart(title: string, bars: Bar[]): string {
	const height = TOP + bars.length * ROW + 12;
	const most = Math.max(...bars.map(({ value }) => value));
	const rows = bars.map(({ label, value, text, ours }, index) => {
		const y = TOP + index * ROW;
		const width = Math.max(2, (value / most) * (WIDTH - LEFT - RIGHT));
		return [
			`<text x="${LEFT - 10}" y="${y + 16}" text-anchor="end">${escape(label)}</text>`,
			`<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="22" rx="3" fill="${ours ? '#0b7a5c' : '#8a8f98'}"/>`,
			`<text x="${(LEFT + width + 8).toFixed(1)}" y="${y + 16}">${escape(text)}</text>`,
		].join('\n');
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="#24292f">
<title>${escape(title)}</title>
<rect width="${WIDTH}" height="${height}" rx="8" fill="#ffffff"/>
<text x="16" y="30" font-size="15" font-weight="600">${escape(title)}</text>
${rows.join('\n')}
</svg>
`;
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
