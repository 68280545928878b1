using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Orchestration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_UniqueKey",
                table: "WorkItems");

            migrationBuilder.AddColumn<string>(
                name: "Queue",
                table: "WorkItems",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Module",
                table: "GatewayCertificates",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ModuleMessages",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Module = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    DeliveredTo = table.Column<string>(type: "TEXT", nullable: false),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleMessages", x => new { x.TenantId, x.Module, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ModuleNodes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Module = table.Column<string>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Node = table.Column<string>(type: "TEXT", nullable: false),
                    DoesWork = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleNodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ServiceMinutes",
                columns: table => new
                {
                    Node = table.Column<string>(type: "TEXT", nullable: false),
                    Module = table.Column<string>(type: "TEXT", nullable: false),
                    Contract = table.Column<string>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Minute = table.Column<long>(type: "INTEGER", nullable: false),
                    Handled = table.Column<int>(type: "INTEGER", nullable: false),
                    Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    CriticalMilliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    LongestMilliseconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceMinutes", x => new { x.Minute, x.Node, x.Module, x.Contract, x.TenantId });
                });

            migrationBuilder.CreateTable(
                name: "ServiceRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Contract = table.Column<string>(type: "TEXT", nullable: false),
                    Module = table.Column<string>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsPaused = table.Column<bool>(type: "INTEGER", nullable: false),
                    RedirectTo = table.Column<string>(type: "TEXT", nullable: true),
                    PerMinute = table.Column<int>(type: "INTEGER", nullable: true),
                    OpenUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    NextFreeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Services",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Module = table.Column<string>(type: "TEXT", nullable: false),
                    Contract = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Schema = table.Column<string>(type: "TEXT", nullable: false),
                    ReplySchema = table.Column<string>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Services", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkReplies",
                columns: table => new
                {
                    WorkItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    RepliedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkReplies", x => x.WorkItemId);
                });

            migrationBuilder.InsertData(
                table: "ChangeCounters",
                columns: new[] { "Topic", "Version" },
                values: new object[] { "services", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_UniqueKey_Queue",
                table: "WorkItems",
                columns: new[] { "UniqueKey", "Queue" },
                unique: true,
                filter: "\"State\" = 0 AND \"UniqueKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ModuleMessages_AcceptedAt",
                table: "ModuleMessages",
                column: "AcceptedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ModuleNodes_Module_TenantId_Node",
                table: "ModuleNodes",
                columns: new[] { "Module", "TenantId", "Node" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRules_Contract_Module_TenantId",
                table: "ServiceRules",
                columns: new[] { "Contract", "Module", "TenantId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Services_Module_TenantId_Contract_Role",
                table: "Services",
                columns: new[] { "Module", "TenantId", "Contract", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkReplies_RepliedAt",
                table: "WorkReplies",
                column: "RepliedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ModuleMessages");

            migrationBuilder.DropTable(
                name: "ModuleNodes");

            migrationBuilder.DropTable(
                name: "ServiceMinutes");

            migrationBuilder.DropTable(
                name: "ServiceRules");

            migrationBuilder.DropTable(
                name: "Services");

            migrationBuilder.DropTable(
                name: "WorkReplies");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_UniqueKey_Queue",
                table: "WorkItems");

            migrationBuilder.DeleteData(
                table: "ChangeCounters",
                keyColumn: "Topic",
                keyValue: "services");

            migrationBuilder.DropColumn(
                name: "Queue",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "Module",
                table: "GatewayCertificates");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_UniqueKey",
                table: "WorkItems",
                column: "UniqueKey",
                unique: true,
                filter: "\"State\" = 0 AND \"UniqueKey\" IS NOT NULL");
        }
    }
}
