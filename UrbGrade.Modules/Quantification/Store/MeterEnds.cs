using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>When meters were taken away.</summary>
internal static class MeterEnds
{
    /// <summary>Of each meter of the context's tenant that measures no more, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public static async Task<Dictionary<int, long>> Of(UrbGradeContext context, CancellationToken cancellation) =>
        (await context.Set<MeterSettingRow>().Select(s => new { s.MeterId, s.From, s.IsEnd }).ToListAsync(cancellation)).GroupBy(s => s.MeterId)
            .Select(of => of.MaxBy(s => s.From)!).Where(s => s.IsEnd).ToDictionary(s => s.MeterId, s => s.From.ToUnixTimeMilliseconds());
}
