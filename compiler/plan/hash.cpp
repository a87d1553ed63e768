#include "compiler/plan/hash.h"

#include <fmt/format.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <iterator>

#include "compiler/plan/json.h"

namespace belay {

std::string PlanHash(const Plan& plan) {
  using Json = nlohmann::ordered_json;
  const std::string text =
      ToJsonWithoutPlaces(plan).dump(-1, ' ', false, Json::error_handler_t::replace);
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  std::string hexadecimal;
  for (const std::uint8_t byte : digest) {
    fmt::format_to(std::back_inserter(hexadecimal), "{:02x}", byte);
  }
  return hexadecimal;
}

}  // namespace belay
