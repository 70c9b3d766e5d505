-- Reserves places in the queue of one kind. All keys are in the slot of the BullMQ queue, whose keys begin with `queue`. All times are
-- by the clock of Redis, in milliseconds since 1970; it is `now`.
--
-- A queue is served in rounds: in each round, every caller with waiting tasks has one turn. The priority of a job is its round.
--
-- KEYS  1 jobs that wait by priority (sorted set of BullMQ)   2 reserved places (sorted set: expiry by task); also
--       of tasks whose jobs have been added since   3 the latest round (string)
-- ARGV  1 operation   2 the prefix of the queue's keys   3... see each operation
local prioritized, reserved, latestRound = KEYS[1], KEYS[2], KEYS[3]
local queue = ARGV[2]

-- How BullMQ composes a score: the priority, then a counter, which is 0 for jobs that were put back to the front.
local scorePerPriority = 0x100000000
local maxPriority = 2097151
local rebaseFrom = 1000000
local ttlMs = 7 * 24 * 60 * 60 * 1000

local function integer(number) return string.format('%.0f', number) end

local function job(taskId) return queue .. taskId end

-- The waiting tasks of a caller, by their rounds.
local function line(owner) return queue .. 'line:' .. owner end

local function setRound(round) redis.call('SET', latestRound, integer(round), 'PX', ttlMs) end

local function readRound() return tonumber(redis.call('GET', latestRound) or 0) end

local function currentRound(latest)
  local head = redis.call('ZRANGE', prioritized, 0, 0, 'WITHSCORES')
  local first = head[2] and math.floor(head[2] / scorePerPriority) or 0
  return math.max(1, latest, first)
end

-- The last round that a caller has a turn in. Tasks that do not wait any more, because their process was lost, do not count.
local function lastRoundOf(owner)
  while true do
    local last = redis.call('ZRANGE', line(owner), -1, -1, 'WITHSCORES')
    local taskId = last[1]
    if not taskId then return 0 end
    if redis.call('ZSCORE', prioritized, taskId) or redis.call('ZSCORE', reserved, taskId) then
      return tonumber(last[2])
    end
    redis.call('ZREM', line(owner), taskId)
  end
end

-- Gives a task the caller's next turn.
local function takeTurn(taskId, owner, latest)
  local round = currentRound(latest)
  local turn = math.min(maxPriority, math.max(round, lastRoundOf(owner) + 1))
  redis.call('ZADD', line(owner), turn, taskId)
  redis.call('ZREMRANGEBYSCORE', line(owner), '-inf', '(' .. integer(round))
  redis.call('PEXPIRE', line(owner), ttlMs)
  return turn
end

local function ownerOf(taskId)
  local decoded, payload = pcall(cjson.decode, redis.call('HGET', job(taskId), 'data') or '')
  return decoded and type(payload) == 'table' and type(payload.owner) == 'string' and payload.owner or ''
end

-- Moves all rounds back by `base`, because priorities are limited. Without places whose jobs have not been added.
local function rebase(base)
  local function moveJob(taskId)
    local priority = tonumber(redis.call('HGET', job(taskId), 'priority') or 0)
    if priority > 0 then redis.call('HSET', job(taskId), 'priority', integer(math.max(1, priority - base))) end
  end
  local waiting = redis.call('ZRANGE', prioritized, 0, -1, 'WITHSCORES')
  for i = 1, #waiting, 2 do
    local taskId, score = waiting[i], tonumber(waiting[i + 1])
    local priority = math.max(1, math.floor(score / scorePerPriority) - base)
    redis.call('ZADD', prioritized, integer(priority * scorePerPriority + score % scorePerPriority), taskId)
    redis.call('ZADD', line(ownerOf(taskId)), 'XX', priority, taskId)
    moveJob(taskId)
  end
  for _, taskId in ipairs(redis.call('ZRANGE', queue .. 'delayed', 0, -1)) do moveJob(taskId) end
  for _, taskId in ipairs(redis.call('LRANGE', queue .. 'active', 0, -1)) do moveJob(taskId) end
end

local operations = {}

-- How many places are reserved for tasks that have no job yet. Most reservations are of tasks whose jobs have been added since, so
-- this is called only when their number matters.
local function countReserved()
  for _, taskId in ipairs(redis.call('ZRANGE', reserved, 0, -1)) do
    if redis.call('EXISTS', job(taskId)) == 1 then redis.call('ZREM', reserved, taskId) end
  end
  return redis.call('ZCARD', reserved)
end

local function isFull(max)
  local waiting = redis.call('LLEN', queue .. 'wait') + redis.call('ZCARD', prioritized) + redis.call('ZCARD', queue .. 'delayed')
  return waiting >= max or (waiting + redis.call('ZCARD', reserved) >= max and waiting + countReserved() >= max)
end

-- Reserves a place until its job is added, at most for `reservedMs`. Returns its priority; 0 if `limit` tasks wait, unless it is empty.
-- A repeated reservation returns the same.
function operations.reserve(taskId, owner, reservedMs, limit)
  redis.call('ZREMRANGEBYSCORE', reserved, '-inf', integer(now))
  local turn = redis.call('ZSCORE', reserved, taskId) and redis.call('ZSCORE', line(owner), taskId)
  if turn then return tonumber(turn) end
  if limit ~= '' and isFull(tonumber(limit)) then return 0 end
  local latest = readRound()
  if latest >= rebaseFrom and countReserved() == 0 then
    rebase(latest - 1)
    latest = 1
    setRound(latest)
  end
  local priority = takeTurn(taskId, owner, latest)
  redis.call('ZADD', reserved, integer(now + reservedMs), taskId)
  redis.call('PEXPIRE', reserved, integer(reservedMs * 2))
  return priority
end

-- Ends the reservation of a place, because the job will not be added.
function operations.release(taskId)
  return redis.call('ZREM', reserved, taskId)
end

-- Takes a task out of its caller's line, before its job is removed.
function operations.leave(taskId)
  redis.call('ZREM', reserved, taskId)
  return redis.call('ZREM', line(ownerOf(taskId)), taskId)
end

-- Notes that a job with that priority was taken. If its round has passed, it was delayed, and others may be back with it: they get new
-- turns, so that they do not hold up the turns of other callers. Jobs that were put back to the front stay there.
function operations.taken(taskId, owner, priority)
  redis.call('ZREM', line(owner), taskId)
  redis.call('ZREM', reserved, taskId)
  local round = math.max(readRound(), tonumber(priority))
  setRound(round)
  if tonumber(priority) == round then return 0 end
  local late = redis.call('ZRANGEBYSCORE', prioritized, '-inf', '(' .. integer(round * scorePerPriority), 'WITHSCORES', 'LIMIT', 0, 1000)
  for i = 1, #late, 2 do
    local taskId = late[i]
    if late[i + 1] % scorePerPriority ~= 0 then
      local turn = takeTurn(taskId, ownerOf(taskId), round)
      local counter = redis.call('INCR', queue .. 'pc') % scorePerPriority
      redis.call('ZADD', prioritized, integer(turn * scorePerPriority + counter), taskId)
      redis.call('HSET', job(taskId), 'priority', turn)
    end
  end
  return #late / 2
end

return operations[ARGV[1]](unpack(ARGV, 3))
