/**
 * Replaces unzipper in the bundles, which exceljs loads for a reader that is never used here: of what lies under it,
 * the package "buffers" names no licence, so it must not be shipped (scripts/third-party-notices.ts).
 */
export default {}
