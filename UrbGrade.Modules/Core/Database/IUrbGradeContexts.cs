using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Opens contexts. Reading ones have their own connection; writing ones live inside a write on the commit queue.</summary>
internal interface IUrbGradeContexts
{
    /// <summary>A context to read with. The caller disposes it.</summary>
    UrbGradeContext Read(TenantScope scope);

    /// <summary>A context that saves inside <paramref name="session"/>'s transaction.</summary>
    UrbGradeContext Write(TenantScope scope, IWriteSession session);
}
