using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Web.Reports;

/// <summary>Section <c>Reports</c> of the configuration.</summary>
internal sealed class ReportOptions
{
    /// <summary>File of the Chromium that prints; null for the first one in <c>PATH</c>.</summary>
    public string? Chromium { get; init; }

    /// <summary>Longest time of one print, seconds.</summary>
    [Range(5, 600)]
    public int PrintSeconds { get; init; } = 120;

    /// <summary>How many prints may wait when a reader asks for another; what goes by mail waits in any case.</summary>
    [Range(0, 100)]
    public int MostWaiting { get; init; } = 4;
}
