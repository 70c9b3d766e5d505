# The web application, which the server sends to browsers.
FROM node:24-alpine AS application
WORKDIR /app
COPY package.json package-lock.json ./
COPY client-example/package.json client-example/
RUN npm ci
COPY client client
COPY client-example client-example
RUN npm run build --workspace client-example

# One image for both processes: the command says which.
FROM node:24-alpine
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --workspaces=false
COPY tsconfig.json ./
COPY contract contract
COPY redis redis
COPY process process
COPY outbound outbound
COPY tasks tasks
COPY schema schema
COPY server server
COPY worker worker
COPY --from=application /app/client-example/dist client-example/dist
USER node
EXPOSE 4000
CMD ["node", "--import", "tsx", "server/main.ts"]
