using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.SqlServer
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

            migrationBuilder.AlterColumn<string>(
                name: "UniqueKey",
                table: "WorkItems",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(450)",
                oldMaxLength: 450,
                oldNullable: true,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Queue",
                table: "WorkItems",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Module",
                table: "GatewayCertificates",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "ModuleMessages",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Module = table.Column<string>(type: "nvarchar(225)", maxLength: 225, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(225)", maxLength: 225, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Hash = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    DeliveredTo = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    AcceptedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleMessages", x => new { x.TenantId, x.Module, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ModuleNodes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Module = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Node = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DoesWork = table.Column<bool>(type: "bit", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    SeenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleNodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ServiceMinutes",
                columns: table => new
                {
                    Node = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Module = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Contract = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Minute = table.Column<long>(type: "bigint", nullable: false),
                    Handled = table.Column<int>(type: "int", nullable: false),
                    Failed = table.Column<int>(type: "int", nullable: false),
                    CriticalMilliseconds = table.Column<long>(type: "bigint", nullable: false),
                    LongestMilliseconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceMinutes", x => new { x.Minute, x.Node, x.Module, x.Contract, x.TenantId });
                });

            migrationBuilder.CreateTable(
                name: "ServiceRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Contract = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Module = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    IsPaused = table.Column<bool>(type: "bit", nullable: false),
                    RedirectTo = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PerMinute = table.Column<int>(type: "int", nullable: true),
                    OpenUntil = table.Column<long>(type: "bigint", nullable: true),
                    NextFreeAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Services",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Module = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Contract = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Role = table.Column<int>(type: "int", nullable: false),
                    Schema = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReplySchema = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Services", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkReplies",
                columns: table => new
                {
                    WorkItemId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    RepliedAt = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.AlterColumn<string>(
                name: "UniqueKey",
                table: "WorkItems",
                type: "nvarchar(450)",
                maxLength: 450,
                nullable: true,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(400)",
                oldMaxLength: 400,
                oldNullable: true,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_UniqueKey",
                table: "WorkItems",
                column: "UniqueKey",
                unique: true,
                filter: "\"State\" = 0 AND \"UniqueKey\" IS NOT NULL");
        }
    }
}
