#pragma once

#include <vector>

#include "lint/context.h"

namespace belay {

// A step moves a thing for which something else has to go first, and that goes later or beside it.
struct OutOfOrder {
  const OrderFact* fact = nullptr;
  const VersionState* first = nullptr;  // goes first, and does not
  const VersionState* then = nullptr;
  Id<Thing> first_thing;
  Id<Thing> then_thing;
  bool beside = false;  // no order between the two
};

// By the facts of lint/catalog/order.yaml, one for each pair of things.
std::vector<OutOfOrder> FindOutOfOrder(const RuleContext& context);

// Reports one. `effect` is what comes of it.
void ReportOutOfOrder(RuleContext& context, const OutOfOrder& found, std::string_view effect);

}  // namespace belay
