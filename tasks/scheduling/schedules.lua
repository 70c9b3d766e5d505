-- Changes schedules. All keys are in one slot, and all times are by the clock of Redis, in milliseconds since 1970.
--
-- KEYS  1 schedules (hash: JSON by ID)   2 ticks (hash: next tick by ID)   3 due (sorted set)   4 last runs (hash)
--       5 the schedules of one owner (set); for add and remove
-- ARGV  1 operation   2... see each operation
local schedules, ticks, due, lastRuns, owned = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
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
  return tick
end

-- Leases up to `count` due schedules. Returns the time, the milliseconds until the next is due, and ID, tick and schedule of each.
function operations.lease(leaseMs, count)
  local reply = { integer(now), leaseMs }
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', integer(now), 'LIMIT', 0, count)) do
    local tick, schedule = redis.call('HGET', ticks, id), redis.call('HGET', schedules, id)
    redis.call('ZADD', due, integer(now + leaseMs), id)
    for _, value in ipairs({ id, tick or '', schedule or '' }) do reply[#reply + 1] = value end
  end
  local first = redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')
  if first[2] then reply[2] = integer(math.max(0, first[2] - now)) end
  return reply
end

-- Ends a lease: sets the next tick, unless another worker has done so or the schedule is gone.
function operations.advance(id, tick, nextTick)
  if redis.call('HGET', ticks, id) ~= tick then return 0 end
  redis.call('HSET', ticks, id, nextTick)
  redis.call('ZADD', due, nextTick, id)
  return 1
end

function operations.noteRun(id, taskId)
  if redis.call('HEXISTS', schedules, id) == 1 then redis.call('HSET', lastRuns, id, taskId) end
  return 1
end

function operations.remove(id)
  redis.call('HDEL', ticks, id)
  redis.call('HDEL', lastRuns, id)
  redis.call('ZREM', due, id)
  redis.call('SREM', owned, id)
  return redis.call('HDEL', schedules, id)
end

return operations[ARGV[1]](unpack(ARGV, 2))
