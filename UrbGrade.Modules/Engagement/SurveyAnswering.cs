using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Engagement.Domain;
using UrbGrade.Modules.Engagement.Store;

namespace UrbGrade.Modules.Engagement;

internal sealed class SurveyAnswering(
    IUrbGradeContexts contexts, ICommitQueue commits, ISiteRecords records, ITenantRegistry tenants, TimeProvider clock) : ISurveyAnswering
{
    private const int TokenCharacters = 26;
    private const int CodeCharacters = 10;

    public async Task<SurveySheet?> Open(string tag, string? token, CancellationToken cancellation)
    {
        if (await Survey(tag, cancellation) is not { Version: > 0 } survey || tenants.Find(survey.TenantId) is not { } tenant)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(survey.TenantId));
        var sheet = token is null ? null : await OfToken(database, survey.Id, token).AsNoTracking().SingleOrDefaultAsync(cancellation);
        var form = await FormOf(database, survey.Id, sheet?.Version ?? survey.Version, cancellation);
        return new SurveySheet(
            tenant.Code, tenant.Name, form, survey.State == SurveyState.Open, sheet is not null, sheet?.SentAt is not null,
            sheet is null ? new Dictionary<string, string>() : Texts(sheet.Answers));
    }

    public async Task<string?> TenantCodeOf(string tag, CancellationToken cancellation) =>
        await Survey(tag, cancellation) is { Version: > 0 } survey ? tenants.Find(survey.TenantId)?.Code : null;

    public async Task<string?> Start(string tag, string? placeTag, CancellationToken cancellation)
    {
        if (await Survey(tag, cancellation) is not { State: SurveyState.Open } survey)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(survey.TenantId));
        var place = placeTag is null || tenants.Find(survey.TenantId) is not { } tenant ? null
            : await SurveyPlaces.SubjectOf(database, records, tenant, placeTag, cancellation);
        var token = PublicTag.Random(TokenCharacters);
        var now = clock.GetUtcNow();
        await Write(survey.TenantId, writing => writing.Add(new SurveySheetRow
        {
            TenantId = survey.TenantId, SurveyId = survey.Id, Version = survey.Version, TokenHash = HashOf(token), Place = place, Answers = "{}",
            StartedAt = now, ChangedAt = now,
        }), cancellation);
        return token;
    }

    public async Task<AnswerProblem?> Answer(
        string tag, string token, string question, IReadOnlyList<string> values, string language, CancellationToken cancellation)
    {
        if (await Survey(tag, cancellation) is not { State: SurveyState.Open } survey || await Question(survey, token, question, cancellation) is not { } asked)
        {
            return AnswerProblem.Closed;
        }

        var (problem, text) = AnswerRules.Check(asked, values, language);
        if (problem is not null)
        {
            return problem;
        }

        return await Write(survey.TenantId, database =>
        {
            if (OfToken(database, survey.Id, token).SingleOrDefault(s => s.SentAt == null) is not { } sheet)
            {
                return AnswerProblem.Closed;
            }

            var answers = new SortedDictionary<string, string>(Texts(sheet.Answers), StringComparer.Ordinal);
            if (text.Length == 0)
            {
                answers.Remove(question);
            }
            else
            {
                answers[question] = text;
            }

            (sheet.Answers, sheet.ChangedAt) = (JsonSerializer.Serialize(answers), clock.GetUtcNow());
            return (AnswerProblem?)null;
        }, cancellation);
    }

    public async Task<string?> Keep(string tag, string token, CancellationToken cancellation)
    {
        if (await Survey(tag, cancellation) is not { } survey)
        {
            return null;
        }

        var code = PublicTag.Random(CodeCharacters);
        return await Write(survey.TenantId, database =>
        {
            var sheet = OfToken(database, survey.Id, token).SingleOrDefault(s => s.SentAt == null);
            if (sheet is not null)
            {
                sheet.CodeHash = HashOf(code);
            }

            return sheet is null ? null : code;
        }, cancellation);
    }

    public async Task<string?> TakeUp(string tag, string code, CancellationToken cancellation)
    {
        if (await Survey(tag, cancellation) is not { } survey)
        {
            return null;
        }

        var token = PublicTag.Random(TokenCharacters);
        var hash = HashOf(Typed(code));
        return await Write(survey.TenantId, database =>
        {
            var sheet = database.Set<SurveySheetRow>().SingleOrDefault(s => s.SurveyId == survey.Id && s.CodeHash == hash && s.SentAt == null);
            if (sheet is not null)
            {
                (sheet.CodeHash, sheet.TokenHash) = (null, HashOf(token));
            }

            return sheet is null ? null : token;
        }, cancellation);
    }

    public async Task<IReadOnlyList<string>?> Send(string tag, string token, string language, CancellationToken cancellation)
    {
        if (await Survey(tag, cancellation) is not { State: SurveyState.Open } survey)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(survey.TenantId));
        if (await OfToken(database, survey.Id, token).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } sheet)
        {
            return null;
        }

        if (sheet.SentAt is not null)
        {
            return [];
        }

        var form = await FormOf(database, survey.Id, sheet.Version, cancellation);
        var answers = Texts(sheet.Answers);
        if (form.Questions.Where(q => q.IsRequired && !answers.ContainsKey(q.Key)).Select(q => q.Key).ToList() is { Count: > 0 } open)
        {
            return open;
        }

        var fields = new SortedDictionary<string, string>(answers, StringComparer.Ordinal)
        {
            ["form"] = survey.Code, ["version"] = sheet.Version.ToString(CultureInfo.InvariantCulture), ["language"] = language,
        };
        // Nothing in the record leads back to the sheet, whose browser is known.
        var record = new SiteRecordEntry(
            Surveys.Kind, $"web-{Guid.NewGuid():n}", 1, sheet.Place ?? survey.Code, clock.GetUtcNow(), JsonSerializer.Serialize(fields));
        var keep = await records.Prepare(survey.TenantId, record, cancellation);
        await commits.Commit(session => Sent(session, survey.TenantId, sheet.Id, keep), cancellation);
        return [];
    }

    private bool Sent(IWriteSession session, int tenantId, long sheetId, Func<IWriteSession, bool> keep)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var now = clock.GetUtcNow();
        // The one of two that come at once which finds it open sends it.
        var open = database.Set<SurveySheetRow>().SingleOrDefault(s => s.Id == sheetId && s.SentAt == null);
        if (open is null)
        {
            return false;
        }

        (open.SentAt, open.ChangedAt, open.Answers, open.CodeHash) = (now, now, "{}", null);
        database.SaveChanges();
        return keep(session);
    }

    private async Task<SurveyRow?> Survey(string tag, CancellationToken cancellation)
    {
        // Whose survey it is follows from the address alone.
        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<SurveyRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Tag == tag, cancellation);
    }

    private async Task<SurveyQuestion?> Question(SurveyRow survey, string token, string key, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(survey.TenantId));
        var version = await OfToken(database, survey.Id, token).Select(s => (int?)s.Version).SingleOrDefaultAsync(cancellation);
        return version is null ? null : (await FormOf(database, survey.Id, version.Value, cancellation)).Questions.FirstOrDefault(q => q.Key == key);
    }

    private static IQueryable<SurveySheetRow> OfToken(UrbGradeContext database, int surveyId, string token)
    {
        var hash = HashOf(token);
        return database.Set<SurveySheetRow>().Where(s => s.SurveyId == surveyId && s.TokenHash == hash);
    }

    private static async Task<SurveyForm> FormOf(UrbGradeContext database, int surveyId, int version, CancellationToken cancellation) =>
        SurveyForm.Parse(await database.Set<SurveyVersionRow>().Where(v => v.SurveyId == surveyId && v.Number == version).Select(v => v.Form).SingleAsync(cancellation));

    private Task<T> Write<T>(int tenantId, Func<UrbGradeContext, T> change, CancellationToken cancellation) => commits.Commit(
        session =>
        {
            using var database = contexts.Write(TenantScope.Of(tenantId), session);
            var done = change(database);
            database.SaveChanges();
            return done;
        },
        cancellation);

    private static Dictionary<string, string> Texts(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>A code as people write it off a screen: in capitals, with blanks, with the letters that the alphabet leaves out.</summary>
    private static string Typed(string code) => string.Concat(code.ToLowerInvariant().Where(char.IsLetterOrDigit)).Replace('o', '0').Replace('i', '1').Replace('l', '1');
}
