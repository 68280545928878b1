using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Semantics.Store;

namespace UrbGrade.Modules.Semantics.Mapping;

internal sealed class MappingRows(IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, CurrentMapping mapping) : IMappingRows
{
    private const int LongestName = 100, LongestText = 400;

    public async Task<IReadOnlyList<VocabularyRow>> List(CancellationToken cancellation)
    {
        if (!reach.IsPlatform)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<OwnMappingRow>().OrderBy(r => r.Row).ThenBy(r => r.About).ThenBy(r => r.Name)
            .Select(r => new VocabularyRow(r.Row, r.About, r.Name, r.Terms, r.Form, r.Note)).ToListAsync(cancellation);
    }

    public async Task<AdministrationResult> Write(VocabularyRow row, CancellationToken cancellation)
    {
        row = new VocabularyRow(row.Row.Trim(), row.About.Trim(), row.Name.Trim(), row.Terms.Trim(), row.Form.Trim(), row.Note.Trim());
        if (!reach.IsPlatform)
        {
            return Refused.NotAllowed;
        }

        if (row.About.Length > LongestName || row.Name.Length > LongestName || row.Terms.Length > LongestText || row.Form.Length > LongestText || row.Note.Length > LongestText)
        {
            return Refused.Invalid($"The row is too long; allowed are {LongestName} characters for subject and name, and {LongestText} for terms, form and note.");
        }

        if ((row.About.Length == 0) != (row.Row == "prefix") || (row.Name.Length == 0 && row.Row != "class"))
        {
            return Refused.Invalid($"The row is about '{row.About}' with the name '{row.Name}'; a class, a field and a term are about something, and only a class has no name.");
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Mapping, database =>
        {
            var own = database.Set<OwnMappingRow>().OrderBy(r => r.Id).ToList();
            var written = own.Find(r => r.Row == row.Row && r.About == row.About && r.Name == row.Name);
            var before = written is null ? null : Text(written);
            if (written is null)
            {
                own.Add(written = new OwnMappingRow { Row = row.Row, About = row.About, Name = row.Name, Terms = "", Form = "", Note = "" });
                database.Add(written);
            }

            (written.Terms, written.Form, written.Note) = (row.Terms, row.Form, row.Note);
            return before == Text(written) ? AuditedChange.Nothing
                : Problem(own) ?? AuditedChange.Done(null, "mapping.row", Subject(written), before, Text(written));
        }, cancellation);
    }

    public async Task<AdministrationResult> Withdraw(string row, string about, string name, CancellationToken cancellation)
    {
        if (!reach.IsPlatform)
        {
            return Refused.NotAllowed;
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Mapping, database =>
        {
            var own = database.Set<OwnMappingRow>().OrderBy(r => r.Id).ToList();
            if (own.Find(r => r.Row == row && r.About == about && r.Name == name) is not { } written)
            {
                return Refused.NotFound($"No administrator wrote a row '{row}' about '{about}' with the name '{name}'.");
            }

            own.Remove(written);
            database.Remove(written);
            return Problem(own) ?? AuditedChange.Done(null, "mapping.row", Subject(written), Text(written));
        }, cancellation);
    }

    private AuditedChange? Problem(List<OwnMappingRow> own)
    {
        try
        {
            mapping.With(own);
            return null;
        }
        catch (MappingException failure)
        {
            return Refused.Invalid(failure.Message);
        }
    }

    private static string Subject(OwnMappingRow row) => string.Join(' ', new[] { row.Row, row.About, row.Name }.Where(part => part.Length > 0));

    private static string Text(OwnMappingRow row) => string.Join("; ", row.Terms, row.Form, row.Note);
}
