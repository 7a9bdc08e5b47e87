/** The n-th incident as a sender posts it. Every incident has a key of its own. */
export function sampleIncident(number: number): Record<string, unknown> {
  const kinds = ['cyber', 'misinformation', 'election-interference', 'sabotage', 'terrorism', 'migration']
  return {
    kind: kinds[number % kinds.length],
    title: `Phishing wave ${number} against county election offices`,
    summary: 'Lure pretends to be an invoice portal. Two accounts were used before the reset; the rest was blocked at the gateway.',
    severity: ['minor', 'moderate', 'severe'][number % 3],
    occurredAt: new Date(Date.UTC(2026, 5, 1) + (number % 8_000_000) * 1000).toISOString(),
    place: { lng: 5 + (number % 2_000) / 100, lat: 46 + (number % 1_300) / 100, uncertaintyKm: 5, name: 'Somewhere' },
    origin: { code: 'unknown', confidence: 'low' },
    sector: 'elections',
    source: { name: 'National CERT', reliability: 'B' },
    credibility: 2,
    externalId: `bench-${number}`,
    tlp: 'TLP:GREEN',
    techniques: ['T0046'],
    tags: ['spear-phishing'],
    links: [{ url: 'https://example.org/1', title: 'Advisory' }],
  }
}
