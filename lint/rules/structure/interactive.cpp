#include "lint/hazards.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  ReportHazards(context, Hazard::Kind::kInteractive,
                "in a script nobody answers: it fails, or stands there until somebody looks");
}

}  // namespace

extern const Rule kInteractive = {
    .info =
        {.code = "STR06",
         .name = "interactive",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a command asks a person or needs a terminal, and a script has neither",
         .why =
             R"(It stands there until the limit of its step, or fails on the spot, or takes the end of its input for a yes.)",
         .sources = "docs of the tools, by command"},
    .check = Check};

}  // namespace belay
