/** pdfjs gives no types for its worker, which is only handed on to it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
