import fastifySwagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Access } from './access.ts';
import type { HttpApp } from './http-app.ts';

const DESCRIPTION = `固定资产投资项目在线审批监管平台：登录用户使用的接口。
错误一律为 RFC 9457（application/problem+json）。修改数据的请求须带请求头 x-zongheng: 1。
标有 x-idempotent 的请求可带 Idempotency-Key：相同的键和内容只办理一次，重复送达得到相同的结果。`;

/** Derives /openapi.json from the schemas of the routes; to be called before any route is added. */
export async function addOpenApi(app: HttpApp, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Zongheng', description: DESCRIPTION, version },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'zongheng_session' } },
      },
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform(document);
      return { schema: { ...schema, ...whatSchemasCannotSay(document.schema) }, url };
    },
    transformObject: jsonSchemaTransformObject,
  });
}

type Marks = { 'x-access'?: Access; 'x-idempotent'?: boolean; 'x-upload'?: boolean };

/** Cookie, header and multipart body: parts of a request that no zod schema of a route describes. */
function whatSchemasCannotSay(schema: unknown): Record<string, unknown> {
  const marks = (schema ?? {}) as Marks;
  const signedIn = marks['x-access'] !== undefined && marks['x-access'].kind !== 'public';
  const key = { type: 'string', minLength: 8, maxLength: 128 };
  const file = { type: 'string', format: 'binary' };
  return {
    ...(signedIn ? { security: [{ session: [] }] } : {}),
    ...(marks['x-idempotent'] === true
      ? { headers: { type: 'object', properties: { 'Idempotency-Key': key } } }
      : {}),
    ...(marks['x-upload'] === true
      ? {
          consumes: ['multipart/form-data'],
          body: { type: 'object', required: ['file'], properties: { file } },
        }
      : {}),
  };
}
