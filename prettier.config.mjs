/** One way to write the code, so that a change shows only what changed. Run by `npm run format`. */
export default {
  printWidth: 120,
  semi: false,
  singleQuote: true,
  trailingComma: 'all',
}
