-- Changes schedules. All keys are in one slot, and all times are by the clock of Redis, in milliseconds since 1970.
--
-- KEYS  1 schedules (hash: JSON by ID)   2 ticks (hash: next tick by ID)   3 due (sorted set)   4 last runs (hash)
--       5 paused (hash: since when, by ID)   6 the schedules of one owner (set)
--       7 the runs of one schedule (sorted set: task IDs by their creation)   8 how these runs ended (hash)
--       9 refused (hash: tick and reason, by ID)
-- ARGV  1 operation   2 the channel on which changes of due times are published   3... see each operation
local schedules, ticks, due, lastRuns, paused, owned, runs, ends, refused = unpack(KEYS)
local channel = ARGV[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function integer(number) return string.format('%.0f', number) end

local operations = {}

-- Returns the first tick, or -1 if the owner has `limit` schedules. Without a first tick, it is now.
function operations.add(id, schedule, limit, firstTick)
  if redis.call('SISMEMBER', owned, id) == 0 and redis.call('SCARD', owned) >= tonumber(limit) then return '-1' end
  local tick = firstTick == '' and integer(now) or firstTick
  redis.call('HSET', schedules, id, schedule)
  redis.call('HSET', ticks, id, tick)
  redis.call('ZADD', due, tick, id)
  redis.call('SADD', owned, id)
  redis.call('PUBLISH', channel, id)
  return tick
end

-- Leases up to `count` due schedules. Returns the time, the milliseconds until the next is due, and ID, tick and schedule of each.
function operations.lease(leaseMs, count)
  local reply = { integer(now), '60000' }
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', integer(now), 'LIMIT', 0, count)) do
    local tick, schedule = redis.call('HGET', ticks, id), redis.call('HGET', schedules, id)
    redis.call('ZADD', due, integer(now + leaseMs), id)
    for _, value in ipairs({ id, tick or '', schedule or '' }) do reply[#reply + 1] = value end
  end
  local first = redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')
  if first[2] then reply[2] = integer(math.max(0, first[2] - now)) end
  return reply
end

-- Ends a lease: sets the next tick, unless that has been done or the schedule is gone. A schedule paused meanwhile stays paused.
function operations.advance(id, tick, nextTick)
  if redis.call('HGET', ticks, id) ~= tick then return 0 end
  redis.call('HSET', ticks, id, nextTick)
  if redis.call('HEXISTS', paused, id) == 0 then redis.call('ZADD', due, nextTick, id) end
  return 1
end

-- Notes why a due tick has no run yet. Returns 0 if it is known or the tick is not the next one any more.
function operations.refuse(id, tick, reason)
  local refusal = tick .. ' ' .. reason
  if redis.call('HGET', ticks, id) ~= tick or redis.call('HGET', refused, id) == refusal then return 0 end
  redis.call('HSET', refused, id, refusal)
  return 1
end

-- Whether a schedule and its next tick are still what a change of them was computed from. Without a tick, tickBefore is empty.
local function isUnchanged(id, before, tickBefore)
  return redis.call('HGET', schedules, id) == before and (redis.call('HGET', ticks, id) or '') == tickBefore
end

-- Replaces a schedule. With a tick, that is its next one; otherwise it keeps its next tick. Returns 0 if it has changed.
function operations.replace(id, before, tickBefore, schedule, tick)
  if not isUnchanged(id, before, tickBefore) then return 0 end
  redis.call('HSET', schedules, id, schedule)
  if tick ~= '' then
    redis.call('HSET', ticks, id, tick)
    if redis.call('HEXISTS', paused, id) == 0 then
      redis.call('ZADD', due, tick, id)
      redis.call('PUBLISH', channel, id)
    end
  end
  return 1
end

-- Returns 0 if the schedule is gone. Pausing a paused schedule keeps the time of the first pause.
function operations.pause(id)
  if redis.call('HEXISTS', schedules, id) == 0 then return 0 end
  redis.call('HSETNX', paused, id, integer(now))
  redis.call('ZREM', due, id)
  return 1
end

-- A schedule that is not paused keeps its next tick. Returns 0 if it has changed.
function operations.resume(id, before, tickBefore, tick)
  if not isUnchanged(id, before, tickBefore) then return 0 end
  if redis.call('HDEL', paused, id) == 1 then
    redis.call('HSET', ticks, id, tick)
    redis.call('ZADD', due, tick, id)
    redis.call('PUBLISH', channel, id)
  end
  return 1
end

-- Makes a task the latest run if `previous` still is that. Returns the latest run, or nothing if the schedule is gone.
function operations.beginRun(id, taskId, previous)
  if redis.call('HEXISTS', schedules, id) == 0 then return '' end
  local latest = redis.call('HGET', lastRuns, id) or ''
  if latest ~= previous then return latest end
  redis.call('HSET', lastRuns, id, taskId)
  return taskId
end

-- Adds a run unless it is there, and how it ended unless that is known. Removes the oldest runs beyond `limit`.
function operations.noteRun(id, taskId, at, ending, limit)
  if redis.call('HEXISTS', schedules, id) == 0 then return 0 end
  redis.call('ZADD', runs, 'NX', at, taskId)
  if ending ~= '' then redis.call('HSETNX', ends, taskId, ending) end
  for _, oldest in ipairs(redis.call('ZRANGE', runs, 0, -1 - limit)) do
    redis.call('ZREM', runs, oldest)
    redis.call('HDEL', ends, oldest)
  end
  return 1
end

function operations.remove(id)
  redis.call('HDEL', ticks, id)
  redis.call('HDEL', lastRuns, id)
  redis.call('HDEL', paused, id)
  redis.call('HDEL', refused, id)
  redis.call('ZREM', due, id)
  redis.call('SREM', owned, id)
  redis.call('DEL', runs, ends)
  return redis.call('HDEL', schedules, id)
end

return operations[ARGV[1]](unpack(ARGV, 3))
