using System.Data.Common;

namespace UrbGrade.Modules.Core.Database;

/// <summary>What every question in SQL needs.</summary>
internal static class DbCommands
{
    /// <summary>Adds a parameter with its value.</summary>
    public static void AddParameter(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
