ALTER TABLE `outbox` ADD `address_hash` text;--> statement-breakpoint
CREATE INDEX `outbox_address` ON `outbox` (`address_hash`,`created_at`);