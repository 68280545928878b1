# Forecasts a day with stlf for each series of a file (one a line); writes the seconds of each forecast, then the forecasts, one a line.
suppressMessages(library(forecast))
lines <- readLines(commandArgs(trailingOnly = TRUE)[1])
series <- lapply(strsplit(lines, " "), function(line) msts(as.numeric(line), seasonal.periods = c(24, 168)))
invisible(stlf(series[[1]], h = 24))
results <- vector("list", length(series))
elapsed <- system.time(for (i in seq_along(series)) results[[i]] <- stlf(series[[i]], h = 24)$mean)["elapsed"]
cat(elapsed / length(series), "\n")
for (result in results) cat(format(as.numeric(result), digits = 10), "\n")
