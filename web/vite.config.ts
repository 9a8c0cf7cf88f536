import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Writes `.br` and `.gz` beside what is worth compressing: the server only has to pick one. 640 kB of
 * sign-in page become 170 kB, which on a county's line is the difference between one second and four.
 */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const files = await readdir(dir, { recursive: true });
      const worth = files.filter((file) => /\.(js|css|svg|html)$/.test(file));
      await Promise.all(
        worth.map(async (file) => {
          const path = join(dir, file);
          const content = await readFile(path);
          if (content.length < 1024) return;
          const quality = { [constants.BROTLI_PARAM_QUALITY]: 10 };
          await writeFile(`${path}.br`, brotliCompressSync(content, { params: quality }));
          await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
        }),
      );
    },
  };
}

/**
 * The server serves `dist` under `/app/`. In development Vite hands `/api` to a server that runs beside it,
 * so that the session cookie stays on one origin.
 */
export default defineConfig({
  base: '/app/',
  plugins: [react(), precompress()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    rolldownOptions: {
      output: {
        // What every page needs in two files that change only with their libraries.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
