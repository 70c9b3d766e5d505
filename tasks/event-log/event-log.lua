-- The one script that writes a task. It checks first, then appends, then updates; nothing behind the first write can fail,
-- since scripts do not roll back. Values that callers sent as JSON are passed through as text, never decoded and encoded
-- again ([] would become {}).
--
-- KEYS  1 record (hash)   2 log (stream, entry ID <seq>-0, field e)   3 reviews (list)
-- ARGV  1 request (JSON, see request.ts)   2… texts that the request names by their number
-- Reply {outcome, attempt, failures, seq, at, first entry}
local record, log, reviews = KEYS[1], KEYS[2], KEYS[3]
local request = cjson.decode(ARGV[1])

local names = { 'status', 'attempt', 'failures', 'seq', 'nonce', 'at', 'writes', 'retryAt', 'creation' }
local held = redis.call('HMGET', record, unpack(names))
local task = {}
for i, name in ipairs(names) do task[name] = held[i] end
for _, name in ipairs({ 'attempt', 'failures', 'seq', 'at', 'writes', 'retryAt' }) do
  task[name] = tonumber(task[name] or 0)
end

local time = redis.call('TIME')
local now = math.max(time[1] * 1000 + math.floor(time[2] / 1000), task.at)
local exists = task.status ~= false
local final = task.status == 'SUCCESS' or task.status == 'FAILURE' or task.status == 'REVOKED'

local function integer(number) return string.format('%.0f', number) end

local function answer(outcome, entry)
  return { outcome, task.attempt, task.failures, task.seq, integer(now), entry or false }
end

-- Fields of the record that are written behind the append.
local changes = request.set or {}

-- Guards answer with an outcome that ends the call, or with nothing to let it go on. They write nothing.
local guards = {}

function guards.create()
  if not exists then return nil end
  if task.creation == request.creation then return 'written' end
  return 'exists'
end

-- A claim that is sent again takes nothing from an attempt that came later, so the record keeps them all. One that finds
-- STARTED means that the attempt before it was lost without a word.
function guards.claim()
  if not exists then return 'missing' end
  if final then return 'final' end
  local own = 'claim:' .. request.claim
  local claimed = redis.call('HGET', record, own)
  if claimed then return tonumber(claimed) == task.attempt and 'written' or 'fenced' end
  if task.status == 'RETRY' and task.retryAt > now + request.earlyMs then return 'early' end
  if task.status == 'STARTED' then
    task.failures = task.failures + 1
    changes.failures = task.failures
    if task.failures >= request.attempts then
      request.events = { request.lost }
      return nil
    end
  end
  task.attempt = task.attempt + 1
  changes[own] = task.attempt
  changes.writes = 0
  changes.attemptStartedAt = integer(now)
  return nil
end

-- The repeat check comes before all others: a final write that is sent again is answered as the first was. A failover can
-- take back a claim, whose number then goes to another, or writes, which leaves a hole in the writer's numbers.
function guards.write()
  if not exists then return 'missing' end
  local claimed = not request.claim or redis.call('HGET', record, 'claim:' .. request.claim)
  if request.fence ~= task.attempt or not claimed then return final and 'final' or 'fenced' end
  if request.number <= task.writes then return 'written' end
  if final then return 'final' end
  if request.number > task.writes + 1 then return 'fenced' end
  -- An attempt that has given its task back has said its last.
  if task.status ~= 'STARTED' then return 'fenced' end
  changes.writes = request.number
  return nil
end

-- `seq`, where given, makes it a compare-and-set: somebody who judged an older state is not heard.
function guards.close()
  if not exists then return 'missing' end
  if final then return 'final' end
  if request.seq and request.seq ~= task.seq then return 'moved' end
  return nil
end

function guards.forget()
  if not exists then return 'missing' end
  if not final then return 'unfinished' end
  return nil
end

local outcome = guards[request.guard]()
if outcome then return answer(outcome) end
if request.guard == 'forget' then
  redis.call('DEL', record, log, reviews)
  return answer('written')
end

local function listOfReviews(from, to)
  local texts = {}
  for i = from, to do texts[#texts + 1] = ARGV[i] end
  return table.concat(texts, ',')
end

local expiresAt = false

local function append(event)
  task.seq = task.seq + 1
  local body = { '"v":', request.version, ',"type":"', event.type, '","taskId":"', request.taskId, '","seq":', task.seq,
    ',"nonce":"', event.nonce, '","at":', integer(now), ',"attempt":', task.attempt }
  if task.nonce then body[#body + 1] = ',"previousNonce":"' .. task.nonce .. '"' end
  task.nonce = event.nonce
  for name, offset in pairs(event.stamps or {}) do
    body[#body + 1] = ',"' .. name .. '":' .. integer(now + offset)
  end
  local data = ARGV[event.data]
  if data ~= '{}' then body[#body + 1] = ',' .. string.sub(data, 2, -2) end
  if event.recordedProgress then body[#body + 1] = ',"progress":' .. redis.call('HGET', record, 'progress') end
  if event.reviews then
    body[#body + 1] = ',"reviews":[' .. listOfReviews(event.reviews[1], event.reviews[2]) .. ']'
  end
  local entry = '{' .. table.concat(body) .. '}'
  redis.call('XADD', log, 'MAXLEN', '=', request.maxEvents, task.seq .. '-0', 'e', entry)

  if event.reviews then
    for i = event.reviews[1], event.reviews[2] do redis.call('RPUSH', reviews, ARGV[i]) end
  end
  for name, value in pairs(event.set or {}) do
    if value == cjson.null then redis.call('HDEL', record, name) else redis.call('HSET', record, name, value) end
  end
  for name, text in pairs(event.texts or {}) do redis.call('HSET', record, name, ARGV[text]) end
  for name, offset in pairs(event.stamps or {}) do redis.call('HSET', record, name, integer(now + offset)) end
  for _, name in ipairs(event.first or {}) do redis.call('HSETNX', record, name, integer(now)) end
  redis.call('HSET', record, 'seq', task.seq, 'nonce', event.nonce, 'at', integer(now), 'attempt', task.attempt)
  if event.stamps and event.stamps.expiresAt then expiresAt = now + event.stamps.expiresAt end
  redis.call(request.publish, request.channel, entry)
  return entry
end

local first = false
for _, event in ipairs(request.events) do
  local entry = append(event)
  first = first or entry
end
for name, value in pairs(changes) do redis.call('HSET', record, name, value) end

-- The three keys of a task go at the same instant.
local due = integer(expiresAt or (now + request.safetyMs))
for _, key in ipairs(KEYS) do redis.call('PEXPIREAT', key, due) end
if request.announce then redis.call('PUBLISH', request.announce, request.taskId) end
return answer('written', first)
