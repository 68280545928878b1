using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Semantics.Store;

namespace UrbGrade.Modules.Semantics.Mapping;

/// <summary>The mapping that counts: rows of the platform, then of the file, then of administrators; made anew after each change.</summary>
internal sealed partial class CurrentMapping
{
    private readonly IUrbGradeContexts contexts;
    private readonly ILogger<CurrentMapping> logger;
    private readonly IReadOnlyList<MappingRow> given;
    private readonly Lock loading = new();
    private volatile SemanticMapping? mapping;

    public CurrentMapping(IUrbGradeContexts contexts, ChangeWatch changes, IOptions<SemanticsOptions> options, ILogger<CurrentMapping> logger)
    {
        (this.contexts, this.logger) = (contexts, logger);
        given = MappingFile.Rows(options.Value.Mapping);
        changes.Subscribe(ChangeTopic.Mapping, Reload);
    }

    public SemanticMapping Value
    {
        get
        {
            if (mapping is null)
            {
                Reload();
            }

            return mapping!;
        }
    }

    /// <summary>The mapping with other rows of administrators.</summary>
    /// <exception cref="MappingException">A row cannot be used.</exception>
    public SemanticMapping With(IEnumerable<OwnMappingRow> own) => SemanticMapping.Of(
        [
            .. given,
            .. own.Select(row => new MappingRow { Row = row.Row, About = row.About, Name = row.Name, Terms = row.Terms, Form = row.Form, Note = row.Note }),
        ],
        "the mapping");

    private void Reload()
    {
        lock (loading)
        {
            using var database = contexts.Read(TenantScope.Platform);
            try
            {
                mapping = With(database.Set<OwnMappingRow>().AsNoTracking().OrderBy(row => row.Id));
            }
            catch (MappingException failure)
            {
                // They could be used when they were written: the file has changed since, or another release has other rows.
                LogUnusable(failure.Message);
                mapping = With([]);
            }
        }
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Error, Message = "What administrators added to the semantic mapping is left out, as a row of it cannot be used: {Problem}")]
    private partial void LogUnusable(string problem);
}
