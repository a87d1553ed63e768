#pragma once

#include <string>

namespace belay {

// `2026-11-21`. A day of this century that no month has, like the 31st of June, is let pass.
bool IsDay(const std::string& text);

}  // namespace belay
