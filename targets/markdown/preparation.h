#pragma once

#include "targets/markdown/runbook.h"

// The parts of the chapter `Before you begin` that set up a shell.
namespace belay::markdown {

// Parameters and variables: a table to fill in, and the lines that set them.
void WriteInputs(Runbook& runbook);

// Folders, kubeconfigs, and the functions `block` and `keep`.
void WriteTerminal(Runbook& runbook);

// What may need a cluster or a command to be found.
void WriteSecrets(Runbook& runbook);

}  // namespace belay::markdown
