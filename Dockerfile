# Builds an image for servers, one for workers, and one for the simulated sites of the demo:
#
#   docker build --target server -t reviewcast-server .
#   docker build --target worker -t reviewcast-worker .

# The build, with all packages.
FROM node:24-alpine AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY client/package.json client/
COPY cli/package.json cli/
COPY react/package.json react/
COPY client-example/package.json client-example/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

# The packages that run in production. No package runs a script. TypeScript is an optional peer of one of them, and is left out with all
# optional packages, which only make others faster.
FROM node:24-alpine AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --workspaces=false --ignore-scripts --no-audit --no-fund

# What servers and workers share: nothing of it belongs to the user that runs it, and nothing is written.
FROM node:24-alpine AS production
WORKDIR /app
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps HOST=0.0.0.0
COPY package.json ./
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
USER 1000

FROM build AS demo-sites
USER 1000
EXPOSE 5000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s CMD nc -z 127.0.0.1 5000
CMD ["node", "--import", "tsx", "demo/sites/main.ts"]

FROM production AS worker
ENV WORKER_PORT=4001
EXPOSE 4001
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s CMD wget -q -O /dev/null "http://127.0.0.1:${WORKER_PORT}/readyz"
CMD ["node", "dist/worker.js"]

# The last stage is what `docker build .` builds.
FROM production AS server
ENV PORT=4000
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s CMD wget -q -O /dev/null "http://127.0.0.1:${PORT}/readyz"
CMD ["node", "dist/server.js"]
