# Builds the server, the worker, and the web application.
FROM node:24-alpine AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY client/package.json client/
COPY cli/package.json cli/
COPY react/package.json react/
COPY client-example/package.json client-example/
RUN npm ci
COPY . .
RUN npm run build

# One image for both processes. The command selects one.
FROM node:24-alpine
WORKDIR /app
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --workspaces=false && npm cache clean --force
COPY --from=build /app/dist dist
USER 1000
EXPOSE 4000
CMD ["node", "dist/server.js"]
