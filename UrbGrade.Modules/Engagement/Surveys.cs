using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Engagement.Domain;
using UrbGrade.Modules.Engagement.Store;

namespace UrbGrade.Modules.Engagement;

internal sealed class Surveys(
    IUrbGradeContexts contexts, AuditedChanges changes, StaffReach reach, ISiteRecords records, TimeProvider clock) : ISurveys
{
    /// <summary>Kind of the site records of answers.</summary>
    public const string Kind = "survey_answer";

    /// <summary>A gateway's clock may be a little fast.</summary>
    private DateTimeOffset End => clock.GetUtcNow().AddDays(1);

    public async Task<IReadOnlyList<SurveyEntry>> List(CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var rows = await database.Set<SurveyRow>().AsNoTracking().OrderBy(s => s.Code).ToListAsync(cancellation);
        var sheets = await Sheets(database, cancellation);
        var entries = new List<SurveyEntry>(rows.Count);
        foreach (var row in rows)
        {
            entries.Add(Describe(row, sheets, await CountOf(tenant, row.Code, cancellation)));
        }

        return entries;
    }

    public async Task<SurveyDetails?> Find(string code, CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        if (await database.Set<SurveyRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == code, cancellation) is not { } row)
        {
            return null;
        }

        var published = await Published(database, row, cancellation);
        var draft = SurveyForm.Parse(row.Draft);
        return new SurveyDetails(
            Describe(row, await Sheets(database, cancellation), await CountOf(tenant, code, cancellation)), draft, row.Edit, SurveyRules.Missing(draft), published != row.Draft);
    }

    public async Task<AdministrationResult> Save(string? tenantCode, string code, SurveyForm form, int? basedOn, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (!EngagementRules.IsCode(code))
        {
            return Refused.Invalid("Survey.Code", $"The survey's code is '{code}'; allowed are 1 to 50 letters a to z, digits, dots, dashes and underlines.");
        }

        return SurveyRules.Broken(form) is { } broken
            ? Refused.Invalid(broken)
            : await changes.Commit(TenantScope.Of(tenant.Id), null, database => Write(database, tenant, code, form, basedOn), cancellation);
    }

    public async Task<AdministrationResult> Publish(string? tenantCode, string code, CancellationToken cancellation) =>
        !reach.TryFind(tenantCode, out var tenant, out var refusal) ? refusal
        : await changes.Commit(TenantScope.Of(tenant.Id), null, database =>
        {
            if (database.Set<SurveyRow>().SingleOrDefault(s => s.Code == code) is not { } row)
            {
                return NoSurvey(code);
            }

            if (SurveyRules.Missing(SurveyForm.Parse(row.Draft)) is [var first, ..] missing)
            {
                var others = missing.Count > 1 ? FormattableString.Invariant($" {missing.Count - 1} further texts are missing.") : "";
                return Refused.Invalid("Survey.Incomplete", $"{Words(first)}{others}");
            }

            var newest = database.Set<SurveyVersionRow>().AsNoTracking().SingleOrDefault(v => v.SurveyId == row.Id && v.Number == row.Version);
            if (newest?.Form == row.Draft && row.State == SurveyState.Open)
            {
                return AuditedChange.Nothing;
            }

            var before = Words(row);
            if (newest?.Form != row.Draft)
            {
                row.Version++;
                database.Add(new SurveyVersionRow
                {
                    SurveyId = row.Id, TenantId = tenant.Id, Number = row.Version, Form = row.Draft, PublishedBy = changes.Who, PublishedAt = clock.GetUtcNow(),
                });
            }

            row.State = SurveyState.Open;
            return AuditedChange.Done(tenant.Id, "engagement.survey", code, before, Words(row));
        }, cancellation);

    public async Task<AdministrationResult> Close(string? tenantCode, string code, CancellationToken cancellation) =>
        !reach.TryFind(tenantCode, out var tenant, out var refusal) ? refusal
        : await changes.Commit(TenantScope.Of(tenant.Id), null, database =>
        {
            if (database.Set<SurveyRow>().SingleOrDefault(s => s.Code == code) is not { } row)
            {
                return NoSurvey(code);
            }

            if (row.State != SurveyState.Open)
            {
                return Refused.Invalid("Survey.NotOpen", $"The survey '{code}' is not open.");
            }

            var before = Words(row);
            row.State = SurveyState.Closed;
            return AuditedChange.Done(tenant.Id, "engagement.survey", code, before, Words(row));
        }, cancellation);

    public async Task<SurveyResults?> Answers(string code, string? place, CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        if (await database.Set<SurveyRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == code, cancellation) is not { } row)
        {
            return null;
        }

        var form = SurveyForm.Parse(await Published(database, row, cancellation) ?? row.Draft);
        var all = await AnswersOf(tenant, code, cancellation);
        var answers = place is null ? all : all.FindAll(answer => answer.Place == place);
        return new SurveyResults(
            Describe(row, await Sheets(database, cancellation), all.Count), form, SurveyFigures.Of(form, answers), answers, tenant.TimeZone)
        {
            Place = place, Places = [.. all.Select(answer => answer.Place).Where(about => about != code).Distinct().Order(NaturalOrder.Names)],
        };
    }

    public async Task<SurveyPosters?> Posters(string code, SurveyPlaceKind? kind, CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        if (await database.Set<SurveyRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == code, cancellation) is not { } row)
        {
            return null;
        }

        var form = SurveyForm.Parse(await Published(database, row, cancellation) ?? row.Draft);
        var asked = kind ?? SurveyPlaceKind.Post;
        var places = await SurveyPlaces.Of(database, records, tenant, asked, cancellation);
        while (kind is null && places.Count == 0 && asked < SurveyPlaceKind.District)
        {
            asked++;
            places = await SurveyPlaces.Of(database, records, tenant, asked, cancellation);
        }

        return new SurveyPosters(
            row.Tag, form.Title, tenant.Name, row is { State: SurveyState.Open, Version: > 0 }, asked, [.. places.Select(one => one.Place)]);
    }

    /// <summary>The newest first.</summary>
    private async Task<List<SurveyAnswer>> AnswersOf(TenantInfo tenant, string code, CancellationToken cancellation) =>
        [
            .. (await records.Read(tenant.Id, [Kind], DateTimeOffset.UnixEpoch, End, cancellation))
                .Select(one => SurveyFigures.Read(code, one.Subject, one.At, one.Fields)).OfType<SurveyAnswer>().Reverse(),
        ];

    /// <summary>Answers of the platform's pages and of gateways.</summary>
    private Task<int> CountOf(TenantInfo tenant, string code, CancellationToken cancellation) => records.Count(tenant.Id, Kind, "form", code, End, cancellation);

    private static AdministrationResult NoSurvey(string code) => Refused.NotFound("Survey.Unknown", $"There is no survey '{code}'.");

    private static string Words(MissingText missing)
    {
        var what = missing.Part switch
        {
            SurveyPart.Question => $"Question '{missing.Question}'",
            SurveyPart.Hint => $"The hint of '{missing.Question}'",
            SurveyPart.Choice => $"Choice '{missing.Choice}' of '{missing.Question}'",
            SurveyPart.Introduction => "The introduction",
            _ => "The title",
        };
        return $"{what} has no text in {string.Join(", ", missing.Languages)}.";
    }

    private static string Words(SurveyRow row) => FormattableString.Invariant($"{row.State}, version {row.Version}, edit {row.Edit}");

    private static Task<string?> Published(UrbGradeContext database, SurveyRow row, CancellationToken cancellation) =>
        database.Set<SurveyVersionRow>().Where(v => v.SurveyId == row.Id && v.Number == row.Version).Select(v => (string?)v.Form).SingleOrDefaultAsync(cancellation);

    private static async Task<Dictionary<int, (int Started, int Sent)>> Sheets(UrbGradeContext database, CancellationToken cancellation) =>
        (await database.Set<SurveySheetRow>().GroupBy(s => s.SurveyId)
            .Select(s => new { s.Key, Started = s.Count(), Sent = s.Count(one => one.SentAt != null) }).ToListAsync(cancellation))
        .ToDictionary(s => s.Key, s => (s.Started, s.Sent));

    private static SurveyEntry Describe(SurveyRow row, Dictionary<int, (int Started, int Sent)> sheets, int answers)
    {
        var (started, sent) = sheets.GetValueOrDefault(row.Id);
        return new SurveyEntry(row.Code, row.Tag, SurveyForm.Parse(row.Draft).Title, row.State, row.Version, row.EditedBy, row.EditedAt, started, sent, answers);
    }

    private AuditedChange Write(UrbGradeContext database, TenantInfo tenant, string code, SurveyForm form, int? basedOn)
    {
        var row = database.Set<SurveyRow>().SingleOrDefault(s => s.Code == code);
        var draft = form.ToJson();
        if (row?.Draft == draft)
        {
            return AuditedChange.Nothing;
        }

        if (basedOn is { } seen && (row?.Edit ?? 0) != seen)
        {
            return Refused.Invalid("Survey.Meanwhile", $"The survey '{code}' was written meanwhile, by {row?.EditedBy ?? "nobody"}; look at it first.");
        }

        var before = row is null ? null : Words(row);
        row ??= database.Add(new SurveyRow
        {
            TenantId = tenant.Id, Code = code, Tag = PublicTag.Of(tenant.Code, "survey", code), Draft = draft, EditedBy = changes.Who,
        }).Entity;
        (row.Draft, row.Edit, row.EditedBy, row.EditedAt) = (draft, row.Edit + 1, changes.Who, clock.GetUtcNow());
        return AuditedChange.Done(tenant.Id, "engagement.survey", code, before, Words(row));
    }
}
