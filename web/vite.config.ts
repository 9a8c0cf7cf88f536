import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The server serves `dist` under `/app/`. In development Vite hands `/api` to a server that runs beside it,
 * so that the session cookie stays on one origin.
 */
export default defineConfig({
  base: '/app/',
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2022', reportCompressedSize: true },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
