import chromium from '@sparticuz/chromium';

// Run by chromium.ts as a process of its own: the package unpacks into the folder TMPDIR names, brings its
// own NSS only where AWS_EXECUTION_ENV says so, and changes its process's environment when it is loaded.
await chromium.executablePath();
