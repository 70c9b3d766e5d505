-- The only script that writes a task. It checks the request first, then appends events, then updates the record. Nothing after the
-- first write can fail, because scripts are not rolled back. JSON from callers is passed through as text: decoding and encoding it
-- again would turn [] into {}.
--
-- KEYS  1 record (hash)   2 log (stream; entry ID <seq>-0, field e)   3 reviews (list; see reviews.ts)
-- ARGV  1 request (JSON, see request.ts)   2... texts that the request refers to by index
-- now   by the clock of Redis, in milliseconds since 1970
-- Reply {outcome, attempt, failures, seq, at, nonce, first entry}; the outcomes are documented in task-script.ts
local record, log, reviews = KEYS[1], KEYS[2], KEYS[3]
local request = cjson.decode(ARGV[1])

local isNew = request.guard == 'create' and redis.call('EXISTS', record, log, reviews) == 0

-- Commands for another type would fail in the middle of the writes.
for i, expected in ipairs(isNew and {} or { 'hash', 'stream', 'list' }) do
  local type = redis.call('TYPE', KEYS[i]).ok
  if type ~= 'none' and type ~= expected then return { 'unreadable', 0, 0, 0, '0', false, false } end
end

local names = { 'v', 'status', 'attempt', 'failures', 'seq', 'nonce', 'at', 'writes', 'retryAt', 'creation', 'owner', 'keepMs', 'held' }
local values = isNew and {} or redis.call('HMGET', record, unpack(names))
local task = {}
for i, name in ipairs(names) do task[name] = values[i] or false end
for _, name in ipairs({ 'attempt', 'failures', 'seq', 'at', 'writes', 'retryAt' }) do
  task[name] = tonumber(task[name] or 0)
end

local now = math.max(now, task.at)
local exists = task.status ~= false
local recordVersion = tonumber(task.v or 0)
local readable = not exists or (recordVersion and recordVersion >= request.oldestVersion and recordVersion <= request.version)
local final = task.status == 'SUCCESS' or task.status == 'FAILURE' or task.status == 'REVOKED'

local function integer(number) return string.format('%.0f', number) end

local function reply(outcome, entry)
  return { outcome, task.attempt, task.failures, task.seq, integer(now), task.nonce, entry or false }
end

-- Fields of the record to write after those that the events change.
local changes = request.set or {}

-- A guard returns the outcome of a request that must not write, or nil to let it write. Guards never write.
local guards = {}

function guards.create()
  if not exists then return nil end
  if task.creation == request.creation then return 'written' end
  return 'exists'
end

-- The record keeps every claim, so that a resent claim cannot take the task from a later attempt. A claim that finds the task
-- STARTED means that the previous attempt was lost.
function guards.claim()
  if not exists then return 'missing' end
  if final then return 'final' end
  local field = 'claim:' .. request.claim
  local claimed = redis.call('HGET', record, field)
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
  changes[field] = task.attempt
  changes.writes = 0
  changes.attemptStartedAt = integer(now)
  return nil
end

-- The check for repeated writes precedes the one for final states, so that a resent final write gets the same reply as the first.
-- A failover can lose a claim, whose attempt number is then reused, or writes, which leaves a gap in the write numbers.
function guards.write()
  if not exists then return 'missing' end
  local claimed = not request.claim or redis.call('HGET', record, 'claim:' .. request.claim)
  if request.fence ~= task.attempt or not claimed then return final and 'final' or 'fenced' end
  if request.number <= task.writes then return 'written' end
  if final then return 'final' end
  if request.number > task.writes + 1 then return 'fenced' end
  -- An attempt that has ended must not write again.
  if task.status ~= 'STARTED' then return 'fenced' end
  changes.writes = request.number
  return nil
end

-- With `seq` this is a compare-and-set: it fails if the task has changed since the caller read it.
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

guards['note-retry'] = guards.forget
guards.keep = guards.forget

-- Records of earlier releases have no owner.
local function publishChange()
  local owner = changes.owner or task.owner
  redis.call('PUBLISH', request.changed, request.taskId .. (owner and ' ' .. owner or ''))
end

local outcome = not readable and 'unreadable' or guards[request.guard]()
if outcome then return reply(outcome) end
if request.guard == 'forget' then
  redis.call('DEL', record, log, reviews)
  publishChange()
  return reply('written')
end

if request.guard == 'note-retry' then
  redis.call('HSET', record, 'retriedBy', request.retriedBy)
  return reply('written')
end

-- The three keys of a task expire at the same instant.
local function expireAt(instant)
  for _, key in ipairs(KEYS) do redis.call('PEXPIREAT', key, integer(instant)) end
end

-- Sets when a finished task expires, or holds it until that is set again.
if request.guard == 'keep' then
  if request.expiresAt then
    redis.call('HSET', record, 'expiresAt', integer(request.expiresAt))
    redis.call('HDEL', record, 'held')
  else
    redis.call('HSET', record, 'held', 1)
    redis.call('HDEL', record, 'expiresAt')
  end
  expireAt(request.expiresAt or now + request.safetyMs)
  publishChange()
  return reply('written')
end

local function joinReviews(from, to)
  local texts = {}
  for i = from, to do texts[#texts + 1] = ARGV[i] end
  return table.concat(texts, ',')
end

local expiresAt = false

-- Fields of the record that the events change and remove. They are written once, whatever the number of events.
local fields, removed = {}, {}

local function setField(name, value)
  fields[name] = value
  removed[name] = nil
end

local function removeField(name)
  fields[name] = nil
  removed[name] = true
end

local function writeRecord()
  local names, list = {}, {}
  for name in pairs(removed) do names[#names + 1] = name end
  for name, value in pairs(fields) do
    list[#list + 1] = name
    list[#list + 1] = value
  end
  if #names > 0 then redis.call('HDEL', record, unpack(names)) end
  if #list > 0 then redis.call('HSET', record, unpack(list)) end
end

-- Times by the clock of Redis. A held task does not expire until `keep` sets when.
local function stampsOf(event)
  local stamps = {}
  for name, offset in pairs(event.stamps or {}) do
    if name == 'expiresAt' then offset = tonumber(task.keepMs) or offset end
    stamps[name] = not (name == 'expiresAt' and task.held) and now + offset
  end
  return stamps
end

local function append(event)
  task.seq = task.seq + 1
  local body = { '"v":', request.version, ',"type":"', event.type, '","taskId":"', request.taskId, '","seq":', task.seq,
    ',"nonce":"', event.nonce, '","at":', integer(now), ',"attempt":', task.attempt }
  if task.nonce then body[#body + 1] = ',"previousNonce":"' .. task.nonce .. '"' end
  task.nonce = event.nonce
  local stamps = stampsOf(event)
  for name, instant in pairs(stamps) do
    body[#body + 1] = ',"' .. name .. '":' .. (instant and integer(instant) or 'null')
  end
  local data = ARGV[event.data]
  if data ~= '{}' then body[#body + 1] = ',' .. string.sub(data, 2, -2) end
  if event.recordedProgress then
    body[#body + 1] = ',"progress":' .. (fields.progress or redis.call('HGET', record, 'progress'))
  end
  if event.reviews then
    body[#body + 1] = ',"reviews":[' .. joinReviews(event.reviews[1], event.reviews[2]) .. ']'
  end
  local entry = '{' .. table.concat(body) .. '}'
  redis.call('XADD', log, 'MAXLEN', '=', request.maxEvents, task.seq .. '-0', 'e', entry)

  if event.reviews then
    for i = event.reviews[1], event.reviews[2] do redis.call('RPUSH', reviews, ARGV[i]) end
  end
  if event.copies then redis.call('RPUSH', reviews, ARGV[event.copies]) end
  setField('seq', task.seq)
  setField('nonce', event.nonce)
  setField('at', integer(now))
  setField('attempt', task.attempt)
  for name, value in pairs(event.set or {}) do
    if value == cjson.null then removeField(name) else setField(name, value) end
  end
  for name, index in pairs(event.texts or {}) do setField(name, ARGV[index]) end
  for name, instant in pairs(stamps) do
    if instant then setField(name, integer(instant)) end
  end
  for _, name in ipairs(event.first or {}) do
    if not isNew then redis.call('HSETNX', record, name, integer(now)) elseif not fields[name] then setField(name, integer(now)) end
  end
  expiresAt = stamps.expiresAt or expiresAt
  redis.call(request.publish, request.channel, entry)
  return entry
end

local first = false
for _, event in ipairs(request.events) do
  local entry = append(event)
  first = first or entry
end
for name, value in pairs(changes) do setField(name, value) end
writeRecord()

expireAt(expiresAt or now + request.safetyMs)
publishChange()
if request.announce then redis.call('PUBLISH', request.announce, request.taskId) end
return reply('written', first)
