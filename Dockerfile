# One image for both processes: the command says which.
FROM node:24-alpine
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY tsconfig.json ./
COPY contract contract
COPY tasks tasks
COPY schema schema
COPY server server
COPY worker worker
USER node
EXPOSE 4000
CMD ["node", "--import", "tsx", "server/main.ts"]
