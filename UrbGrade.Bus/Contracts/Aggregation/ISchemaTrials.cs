using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Tries a message schema on messages that are stored, before it decides over new ones. Nothing is changed by it.</summary>
public interface ISchemaTrials
{
    /// <summary>Tries it on the newest messages of its type, whatever became of them when they came in.</summary>
    /// <param name="ofVersion">Version that those messages name.</param>
    Task<SchemaTrial> Try(SchemaDraft draft, string ofVersion, CancellationToken cancellation);
}
