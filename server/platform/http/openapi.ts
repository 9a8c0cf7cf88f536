import fastifySwagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { HttpApp } from './http.ts';

/** Derives /openapi.json from the schemas of the routes; to be called before any route is added. */
export async function addOpenApi(app: HttpApp, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Zongheng',
        description: '固定资产投资项目在线审批监管平台：登录用户使用的接口。错误一律为 RFC 9457。',
        version,
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'zongheng_session' } },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}
