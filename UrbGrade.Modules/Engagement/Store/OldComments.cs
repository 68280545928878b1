using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Engagement.Store;

/// <summary>Free words of votes and answers, which go while their marks stay, and sheets that were begun and never sent.</summary>
internal sealed class OldComments(IUrbGradeContexts contexts, ISiteRecords records) : IStoredKind
{
    private static readonly string[] Kinds = ["vote", "survey_answer"];

    public RetentionKind Kind => RetentionKind.Comments;

    public async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Sheets(database, before).CountAsync(cancellation)
            + (await records.WithWords(tenantId, Kinds, await Words(database, cancellation), before, int.MaxValue, cancellation)).Count;
    }

    public async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var sheets = await Sheets(database, before).Select(s => s.Id).Take(most).ToListAsync(cancellation);
        var words = await Words(database, cancellation);
        var said = await records.WithWords(tenantId, Kinds, words, before, most, cancellation);
        return sheets.Count + said.Count == 0 ? null : session =>
        {
            using var writing = contexts.Write(TenantScope.Of(tenantId), session);
            return writing.Set<SurveySheetRow>().Where(s => sheets.Contains(s.Id)).ExecuteDelete() + records.TakeWords(session, tenantId, said, words);
        };
    }

    private static IQueryable<SurveySheetRow> Sheets(UrbGradeContext database, DateTimeOffset before) =>
        database.Set<SurveySheetRow>().Where(s => s.ChangedAt < before && s.SentAt == null).OrderBy(s => s.Id);

    /// <summary>Names of the fields with free words: comments, and the questions of every version that ask for words.</summary>
    private static async Task<IReadOnlyCollection<string>> Words(UrbGradeContext database, CancellationToken cancellation)
    {
        var forms = await database.Set<SurveyVersionRow>().Select(v => v.Form).ToListAsync(cancellation);
        return [.. forms.SelectMany(form => SurveyForm.Parse(form).Questions).Where(q => q.Kind == QuestionKind.Text).Select(q => q.Key).Append("comment").Distinct()];
    }
}
