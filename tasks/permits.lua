-- Permits for requests of one source under its rate limit, and how many each host has had. All keys begin with `source` and are in its
-- slot. All times are by the clock of Redis, in milliseconds since 1970.
--
-- KEYS  1 the prefix of the source's keys
-- ARGV  1 operation   2 milliseconds in a tenth of the span of the limit   3... see each operation
local source, tenthMs = KEYS[1], tonumber(ARGV[2])
local time = redis.call('TIME')
local tenth = math.floor((time[1] * 1000 + math.floor(time[2] / 1000)) / tenthMs)

-- The permits of one tenth, by host.
local function granted(number) return string.format('%s:granted:%d:%.0f', source, tenthMs, number) end

local operations = {}

-- Takes one of the permits of a window, which opens with its first permit. Returns 0, or the milliseconds until the window ends.
function operations.acquire(host, permits, windowMs)
  local window = source .. '@' .. host
  if tonumber(redis.call('GET', window) or 0) >= tonumber(permits) then
    return math.max(1, redis.call('PTTL', window))
  end
  if redis.call('INCR', window) == 1 then redis.call('PEXPIRE', window, windowMs) end
  redis.call('HINCRBY', granted(tenth), host, 1)
  redis.call('PEXPIRE', granted(tenth), tenthMs * 11)
  return 0
end

-- The permits that the host with the most of them has had in this tenth and the nine before.
function operations.busiest()
  local sums, most = {}, 0
  for number = tenth - 9, tenth do
    local counts = redis.call('HGETALL', granted(number))
    for i = 1, #counts, 2 do
      local sum = (sums[counts[i]] or 0) + counts[i + 1]
      sums[counts[i]] = sum
      most = math.max(most, sum)
    end
  end
  return most
end

return operations[ARGV[1]](unpack(ARGV, 3))
