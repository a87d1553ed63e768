#pragma once

#include <string>
#include <string_view>

#include "compiler/plan/duration.h"

// A text for each place that it may go to. User text enters the output through these only.
namespace belay::argo {

// A name of Kubernetes: `control_plane/1.30/upgrade-dev` is `control-plane-1-30-upgrade-dev`.
// Begins with a letter, ends with a letter or digit, is never empty, and is none of the words that
// Argo's `depends` reads as operators. Different texts may give the same name.
std::string Mangle(std::string_view text);

// One word of bash that expands to exactly this text.
std::string BashWord(std::string_view text);

// The text inside of the double quotes of a bash word.
std::string InBashQuotes(std::string_view text);

// The value of a container's variable that comes out as this text: the kubelet expands `$(NAME)`
// and reads `$$` as `$`, whatever stands behind this text.
std::string EnvironmentText(std::string_view text);

// A here-document that gives `text` and one line break: ` <<'BELAY'` and what follows, with a line
// break at the end. The text stands in it unchanged.
std::string HereDocument(std::string_view text);

// The text on one line, for a comment: what is below a blank is a blank.
std::string OneLine(std::string_view text);

// As Go reads it, which has no days: `26h0m0s` is written `26h`.
std::string GoDuration(Duration duration);

}  // namespace belay::argo
